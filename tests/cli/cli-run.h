/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Runs the real binary, in a folder of its own, without a display, a session bus or the user's settings. */

#pragma once

#include "tmp-folder.h"

G_BEGIN_DECLS

typedef struct
{
  TmpFolder tmp;
  const char *locale;
  const char *language; /* (nullable): what LANGUAGE is set to: the desktop's */
  int status;           /* of the last run: its exit status, or −1 where it crashed */
  GString *output;      /* stdout; may hold any bytes */
  GString *error;       /* stderr */
} CliRun;

/* For g_test_add; @locale is what LC_ALL is set to. */
void cli_run_set_up (CliRun *self, gconstpointer locale);
void cli_run_tear_down (CliRun *self, gconstpointer locale);

/* Runs it with these arguments, ended by NULL. */
void cli_run (CliRun *self, ...) G_GNUC_NULL_TERMINATED;

/* The last run went well, said nothing on stderr, and wrote this. */
void cli_run_assert_output (CliRun *self, const char *output);
void cli_run_assert_ok (CliRun *self);
/* The last run failed with this status and a stderr that matches this pattern (g_pattern_match); nothing on stdout. */
void cli_run_assert_failed (CliRun *self, int status, const char *pattern);

/* What g_pattern_match_simple says. */
void cli_run_assert_match (const char *text, const char *pattern);

/* Adds a test for each locale that figures are to be the same in. */
#define CLI_RUN_ADD(name, func)                                                                                        \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_test_add (name "/C", CliRun, "C", cli_run_set_up, func, cli_run_tear_down);                                      \
    g_test_add (name "/C.UTF-8", CliRun, "C.UTF-8", cli_run_set_up, func, cli_run_tear_down);                          \
  }                                                                                                                    \
  G_STMT_END

G_END_DECLS
