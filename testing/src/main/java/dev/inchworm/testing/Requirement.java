// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The requirement that a test proves, so that the unproven ones can be listed: {@code @Requirement("R18")}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Requirement {

    /** Numbers as in the list of requirements. */
    String[] value();
}
