// SPDX-License-Identifier: Apache-2.0
/** The demo: a shop under load, migrated while an oracle watches every write and read. */
@NullMarked
package dev.inchworm.cli.demo;

import org.jspecify.annotations.NullMarked;
