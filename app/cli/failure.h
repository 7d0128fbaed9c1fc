#pragma once

#include "core/base/error.h"

#include <exception>
#include <string>

namespace stratoscope::cli {

/// What the program's exit tells scripts.
enum ExitCode { Done = 0, Failed = 1, WrongUsage = 2, Interrupted = 130 };

/// Something that the contract names and a later version does. Ends with WrongUsage.
class NotInThisVersion : public Error {
public:
  /// @param what such as "the clustering method leiden". @param advice what this version offers instead.
  explicit NotInThisVersion(const std::string& what, const std::string& advice = {});
};

/// Options that do not go together, found after parsing. Ends with WrongUsage.
class UsageError : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// A failure as it is shown: on stderr as a sentence, and with --json also on stdout as an object
/// {"error": {"code", "message", "subject", "advice"}}. The codes are invalid_argument, not_found, unreadable,
/// unsupported, write_failed, conflict, out_of_memory, cancelled, internal, usage and not_in_this_version.
struct Failure {
  ExitCode exit = Failed;
  std::string code;
  std::string message;
  std::string subject;
  std::string advice;
};

/// @param goOn advice where the failure is the user's own stop.
[[nodiscard]] Failure failureOf(const std::exception_ptr& exception, const std::string& goOn);
[[nodiscard]] Failure usageFailure(const std::string& message);
[[nodiscard]] std::string toJson(const Failure& failure);
[[nodiscard]] std::string toText(const Failure& failure);

} // namespace stratoscope::cli
