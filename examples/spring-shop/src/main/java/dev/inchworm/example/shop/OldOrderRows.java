// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.example.shop;

import org.springframework.data.jpa.repository.JpaRepository;

/** The old side, by JPA. */
interface OldOrderRows extends JpaRepository<OldOrderRow, Long> {}
