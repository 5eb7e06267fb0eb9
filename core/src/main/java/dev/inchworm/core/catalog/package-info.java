// SPDX-License-Identifier: Apache-2.0
/** What the live catalog says, and what the server made of a mapping: values only. */
@NullMarked
package dev.inchworm.core.catalog;

import org.jspecify.annotations.NullMarked;
