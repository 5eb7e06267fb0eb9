// SPDX-License-Identifier: Apache-2.0
/** What the SDK costs its caller and how it behaves when the new side fails, measured beside its peers. */
@NullMarked
package dev.inchworm.benchmarks.sdk;

import org.jspecify.annotations.NullMarked;
