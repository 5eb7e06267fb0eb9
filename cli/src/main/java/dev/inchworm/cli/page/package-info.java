// SPDX-License-Identifier: Apache-2.0
/** What a person sees of a plan, a position, an audit: text in, text out. */
@NullMarked
package dev.inchworm.cli.page;

import org.jspecify.annotations.NullMarked;
