#pragma once

#include "app/cli/command_line.h"

namespace stratoscope::cli {

/// One function for each command: its options, and the step of core/workflow that it calls.
void addImport(CommandLine& commands);
void addInspect(CommandLine& commands);
void addConvert(CommandLine& commands);
void addDeidentify(CommandLine& commands);
void addInfo(CommandLine& commands);
void addTrain(CommandLine& commands);
void addEmbed(CommandLine& commands);
void addCluster(CommandLine& commands);
void addMap(CommandLine& commands);
void addMetadata(CommandLine& commands);
void addSplit(CommandLine& commands);
void addEvaluate(CommandLine& commands);
void addRetrieve(CommandLine& commands);
void addIndex(CommandLine& commands);
void addSample(CommandLine& commands);
void addLabel(CommandLine& commands);
void addExport(CommandLine& commands);
void addReport(CommandLine& commands);
void addDemo(CommandLine& commands);
void addEvaluateRetrieval(CommandLine& commands);
void addLeaks(CommandLine& commands);
void addDuplicates(CommandLine& commands);

} // namespace stratoscope::cli
