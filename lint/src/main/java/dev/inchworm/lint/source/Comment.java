// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.source;

/**
 * A comment.
 *
 * @param text with its {@code --} or within its slashes and stars
 * @param place where it stands
 */
public record Comment(String text, Place place) {}
