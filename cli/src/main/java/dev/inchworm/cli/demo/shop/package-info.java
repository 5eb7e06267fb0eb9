// SPDX-License-Identifier: Apache-2.0
/** The demo's shop: its tables, its data and what each release of its code says to the database. */
@NullMarked
package dev.inchworm.cli.demo.shop;

import org.jspecify.annotations.NullMarked;
