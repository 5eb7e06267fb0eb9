// SPDX-License-Identifier: Apache-2.0
/** The SDK as Spring Boot beans: switched by {@code inchworm.*}, seen in the actuator. */
@NullMarked
package dev.inchworm.spring;

import org.jspecify.annotations.NullMarked;
