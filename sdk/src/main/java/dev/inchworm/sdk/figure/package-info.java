// SPDX-License-Identifier: Apache-2.0
/** What is counted, for the engine's gates and for an application's meters. */
@NullMarked
package dev.inchworm.sdk.figure;

import org.jspecify.annotations.NullMarked;
