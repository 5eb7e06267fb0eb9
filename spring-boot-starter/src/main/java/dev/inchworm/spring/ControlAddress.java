// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.spring;

import java.util.Optional;
import java.util.Properties;

/**
 * Where the control tables are.
 *
 * @param url the JDBC URL
 * @param username who connects
 * @param password its password
 */
record ControlAddress(String url, Optional<String> username, Optional<String> password) {

    /** What the driver is given. */
    Properties login() {
        Properties login = new Properties();
        username.ifPresent(name -> login.setProperty("user", name));
        password.ifPresent(secret -> login.setProperty("password", secret));
        return login;
    }

    /** All but the password. */
    @Override
    public String toString() {
        return "ControlAddress[url=" + url + ", username=" + username.orElse("") + "]";
    }
}
