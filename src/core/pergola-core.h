/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Everything that other layers may use of core. */

#pragma once

#include "pergola-aspect.h"
#include "pergola-audience.h"
#include "pergola-balance.h"
#include "pergola-board-items.h"
#include "pergola-catalogue.h"
#include "pergola-change.h"
#include "pergola-column.h"
#include "pergola-comparison.h"
#include "pergola-conflict.h"
#include "pergola-date.h"
#include "pergola-difference.h"
#include "pergola-edit.h"
#include "pergola-filter.h"
#include "pergola-framework.h"
#include "pergola-frameworks.h"
#include "pergola-history.h"
#include "pergola-id.h"
#include "pergola-item.h"
#include "pergola-mention.h"
#include "pergola-merge.h"
#include "pergola-position.h"
#include "pergola-problem.h"
#include "pergola-project.h"
#include "pergola-query.h"
#include "pergola-rank.h"
#include "pergola-reader.h"
#include "pergola-record.h"
#include "pergola-reference.h"
#include "pergola-replay.h"
#include "pergola-revert.h"
#include "pergola-search.h"
#include "pergola-step.h"
#include "pergola-story.h"
#include "pergola-template.h"
#include "pergola-writer.h"
