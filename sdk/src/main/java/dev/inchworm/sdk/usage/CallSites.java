// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the place in the application that led to a statement. */
final class CallSites {

    /** Frames looked at from the top of the stack. */
    static final int FRAMES_MAX = 256;

    private static final int LENGTH_MAX = 200;
    private static final String GENERATED = "$$";
    private static final List<String> LIBRARIES = List.of(
            "dev.inchworm.sdk.",
            "dev.inchworm.spring.",
            "dev.inchworm.openfeature.",
            "java.",
            "javax.",
            "jakarta.",
            "jdk.",
            "sun.",
            "com.sun.",
            "org.postgresql.",
            "com.mysql.",
            "org.mariadb.",
            "com.zaxxer.hikari.",
            "org.apache.tomcat.",
            "org.apache.commons.dbcp2.",
            "org.springframework.",
            "org.hibernate.",
            "org.jooq.",
            "org.jdbi.",
            "org.apache.ibatis.",
            "org.mybatis.",
            "org.flywaydb.",
            "liquibase.",
            "io.micrometer.",
            "io.opentelemetry.",
            "net.ttddyy.",
            "com.p6spy.",
            "net.bytebuddy.",
            "org.aopalliance.",
            "com.querydsl.",
            "io.quarkus.",
            "io.agroal.",
            "kotlin.",
            "scala.");

    private final StackWalker walker = StackWalker.getInstance();
    private final String[] passed;

    /** Passes over what begins with one of {@code more} too, beside well-known libraries. */
    CallSites(List<String> more) {
        this.passed = Stream.concat(LIBRARIES.stream(), more.stream()).toArray(String[]::new);
    }

    /** The innermost frame of the application, as a stack trace writes it; empty if the whole stack is libraries'. */
    String here() {
        Optional<StackWalker.StackFrame> frame = walker.walk(frames -> frames.limit(FRAMES_MAX)
                .filter(each -> isApplication(each.getClassName()))
                .findFirst());
        return frame.map(CallSites::written).orElse("");
    }

    private boolean isApplication(String type) {
        for (String prefix : passed) {
            if (type.startsWith(prefix)) {
                return false;
            }
        }
        return !type.contains(GENERATED);
    }

    private static String written(StackWalker.StackFrame frame) {
        StackTraceElement element = frame.toStackTraceElement();
        String place = "%s.%s(%s)"
                .formatted(
                        element.getClassName(),
                        element.getMethodName(),
                        element.getFileName() == null
                                ? "unknown"
                                : element.getFileName() + ":" + element.getLineNumber());
        return place.length() <= LENGTH_MAX ? place : place.substring(place.length() - LENGTH_MAX);
    }
}
