/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the commands share. */

#pragma once

#include "pergola-core.h"
#include "pergola-file.h"

G_BEGIN_DECLS

/* Exit statuses: a contract. */
enum
{
  PERGOLA_CLI_OK,
  PERGOLA_CLI_FAULT, /* in the input, or while writing */
  PERGOLA_CLI_USAGE,
};

typedef struct _PergolaCliCommand PergolaCliCommand;

/* @argv is the command's own: its name, then its arguments. */
typedef int (*PergolaCliFunc) (const PergolaCliCommand *command, GStrv argv);

struct _PergolaCliCommand
{
  const char *name;
  const char *arguments; /* as in the usage line: "FILE --output OUT" */
  const char *summary;   /* one sentence, translatable */
  PergolaCliFunc run;
};

int pergola_cli_new (const PergolaCliCommand *command, GStrv argv);
int pergola_cli_templates (const PergolaCliCommand *command, GStrv argv);
int pergola_cli_example (const PergolaCliCommand *command, GStrv argv);
int pergola_cli_boards (const PergolaCliCommand *command, GStrv argv);
int pergola_cli_check (const PergolaCliCommand *command, GStrv argv);
int pergola_cli_export (const PergolaCliCommand *command, GStrv argv);
int pergola_cli_show (const PergolaCliCommand *command, GStrv argv);
int pergola_cli_convert (const PergolaCliCommand *command, GStrv argv);
int pergola_cli_index (const PergolaCliCommand *command, GStrv argv);
int pergola_cli_search (const PergolaCliCommand *command, GStrv argv);
int pergola_cli_merge (const PergolaCliCommand *command, GStrv argv);

/* --- Arguments --- */

/* Reads the options into what @entries point to and gives the rest, at least @min and at most @max, as @rest
 * (transfer full). G_OPTION_ARG_STRING is UTF-8 in any locale; G_OPTION_ARG_FILENAME is any bytes; both start as
 * NULL and are the caller's. FALSE when there is nothing left to do: --help was answered or a mistake reported;
 * then @status is what to return. */
gboolean pergola_cli_parse (const PergolaCliCommand *command, const GOptionEntry *entries, GStrv argv, guint min, guint max, GStrv *rest, int *status);

/* Reports wrong usage and gives its exit status. */
int pergola_cli_misuse (const PergolaCliCommand *command, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* "me", "circle" or "everyone"; NULL leaves @audience as it is. FALSE after reporting the mistake. */
gboolean pergola_cli_parse_audience (const PergolaCliCommand *command, const char *text, PergolaAudience *audience);

/* --- Projects --- */

/* (transfer full): the built-in definitions and the user's own; a fault in one of those is said on stderr. */
PergolaFrameworks *pergola_cli_load_frameworks (void);
/* (transfer full) (nullable): reads a project, or says why not on stderr. */
PergolaFile *pergola_cli_open (const char *path, PergolaFrameworks *frameworks);

/* Writes a project to a file, or says why not. The exit status. */
int pergola_cli_save (PergolaFile *file, const char *path);

/* --- Output: UTF-8 whatever the locale --- */

void pergola_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* A line on stderr. Control characters, which might steer a terminal, become spaces. */
void pergola_cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* The same, with the name of the file that it is about before it. */
void pergola_cli_say_of (const char *path, const char *message);
/* (transfer full): @text on one line, so that a thing stays a line. */
char *pergola_cli_one_line (const char *text);
/* Writes bytes to stdout as they are. */
void pergola_cli_write (GBytes *bytes);

G_END_DECLS
