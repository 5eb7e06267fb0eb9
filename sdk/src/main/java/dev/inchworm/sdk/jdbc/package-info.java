// SPDX-License-Identifier: Apache-2.0
/** What the SDK does over JDBC: the control tables, what the schema can do, and who writes. */
@NullMarked
package dev.inchworm.sdk.jdbc;

import org.jspecify.annotations.NullMarked;
