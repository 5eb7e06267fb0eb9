// SPDX-License-Identifier: Apache-2.0
/** What is measured on the live system: figures of applications, replicas, the sync. */
@NullMarked
package dev.inchworm.engine.sensor;

import org.jspecify.annotations.NullMarked;
