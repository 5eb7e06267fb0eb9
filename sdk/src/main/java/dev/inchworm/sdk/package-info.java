// SPDX-License-Identifier: Apache-2.0
/** What an application asks at run time: which side to read, which sides to write. */
@NullMarked
package dev.inchworm.sdk;

import org.jspecify.annotations.NullMarked;
