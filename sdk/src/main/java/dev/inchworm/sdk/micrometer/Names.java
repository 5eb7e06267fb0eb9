// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.micrometer;

/** How the meters are called; the page of meters says what each means. */
final class Names {

    static final String OTHER = "other";
    static final String NONE = "none";

    static final String CALLS = "inchworm.calls";
    static final String CALL_DURATION = "inchworm.call.duration";
    static final String COMPARE = "inchworm.compare";
    static final String COMPARE_DURATION = "inchworm.compare.duration";
    static final String MISMATCH_FIELDS = "inchworm.mismatch.fields";
    static final String SHADOW_DROPPED = "inchworm.shadow.dropped";
    static final String SHADOW_SAMPLED_OUT = "inchworm.shadow.sampled.out";
    static final String SHADOW_QUEUE_DEPTH = "inchworm.shadow.queue.depth";
    static final String SHADOW_QUEUE_CAPACITY = "inchworm.shadow.queue.capacity";
    static final String SHADOW_ACTIVE_THREADS = "inchworm.shadow.active.threads";
    static final String READ_FALLBACK = "inchworm.read.fallback";
    static final String STAGE = "inchworm.stage";
    static final String RAMP = "inchworm.ramp";
    static final String KILL = "inchworm.kill";
    static final String CONFIG_VERSION = "inchworm.config.version";
    static final String CONFIG_AGE = "inchworm.config.age";
    static final String CONFIG_REFRESH = "inchworm.config.refresh";
    static final String CAPABILITY = "inchworm.capability";
    static final String CAPABILITY_DEGRADED = "inchworm.capability.degraded";
    static final String AUDIT_TOUCHES = "inchworm.audit.touches";
    static final String USAGE_DROPPED = "inchworm.usage.dropped";

    static final String SHADOW_READ = "migration.shadow.read";
    static final String DUAL_WRITE_FAILURES = "migration.dual.write.failures";
    static final String MISMATCH_RATE = "mismatch.rate";
    static final String P99_LATENCY = "p99.latency";

    private Names() {}
}
