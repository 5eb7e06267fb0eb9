// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.example.shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The shop. */
@SpringBootApplication(proxyBeanMethods = false)
public class ShopApplication {

    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication.run(ShopApplication.class, arguments);
    }
}
