/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>

int
main (int argc, char **argv)
{
  printf ("pergola %s\n", PERGOLA_VERSION);
  return 0;
}
