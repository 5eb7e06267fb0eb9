// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;

/** Writes a plan as JSON and reads it back; what is read has the hash of what was written. */
public final class PlanJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .addMixIn(Step.class, StepKinds.class)
            .build();

    private PlanJson() {}

    /** The plan as one line of JSON. */
    public static String write(Plan plan) {
        try {
            return MAPPER.writeValueAsString(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan can be written", e);
        }
    }

    /** The plan of a journal; fails with {@code JOURNAL_TOO_NEW} if another release wrote it in another form. */
    public static Plan read(String json) {
        try {
            return MAPPER.readValue(json, Plan.class);
        } catch (JsonProcessingException e) {
            throw new InchwormException(
                    ErrorCode.JOURNAL_TOO_NEW,
                    "the journal holds a plan that this release cannot read",
                    "nothing changed; the migration stands where it stood",
                    "use the release of Inchworm that started this migration",
                    e);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Step.Apply.class, name = "apply"),
        @JsonSubTypes.Type(value = Step.Sync.class, name = "sync"),
        @JsonSubTypes.Type(value = Step.Backfill.class, name = "backfill"),
        @JsonSubTypes.Type(value = Step.Verify.class, name = "verify"),
        @JsonSubTypes.Type(value = Step.Shadow.class, name = "shadow"),
        @JsonSubTypes.Type(value = Step.Ramp.class, name = "ramp"),
        @JsonSubTypes.Type(value = Step.AwaitReplicas.class, name = "await-replicas"),
        @JsonSubTypes.Type(value = Step.Hold.class, name = "hold"),
        @JsonSubTypes.Type(value = Step.Approve.class, name = "approve"),
        @JsonSubTypes.Type(value = Step.Archive.class, name = "archive")
    })
    private interface StepKinds {}
}
