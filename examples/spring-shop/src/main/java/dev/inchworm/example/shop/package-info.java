// SPDX-License-Identifier: Apache-2.0
/** A small shop that reads its orders through the SDK. */
@NullMarked
package dev.inchworm.example.shop;

import org.jspecify.annotations.NullMarked;
