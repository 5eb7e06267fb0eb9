// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.change;

/** What is to become of the data; one record per kind. */
public sealed interface Change permits ReplaceColumns {

    /** The kind as the file writes it, for example {@code replace-columns}. */
    String kind();
}
