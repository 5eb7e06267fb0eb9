// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import dev.inchworm.cli.demo.shop.Release;

/**
 * Who an application instance is.
 *
 * @param name as its connections are named, such as {@code shop-v1-2}
 * @param release the release it runs
 * @param migration the migration it hears about
 */
record Member(String name, Release release, String migration) {}
