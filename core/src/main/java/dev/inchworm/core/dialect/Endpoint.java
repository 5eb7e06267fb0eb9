// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.dialect;

import java.util.Optional;

/**
 * Where a server is and who we are there.
 *
 * @param url of the server
 * @param user the role, or empty for what the URL or the driver says
 * @param password never printed
 */
public record Endpoint(JdbcUrl url, Optional<String> user, Optional<Secret> password) {}
