#pragma once

#include "core/base/text.h"

#include <stdexcept>
#include <string>

namespace stratoscope {

enum class ErrorCode {
  InvalidArgument, ///< the caller asked for something that cannot be
  NotFound,
  Unreadable,  ///< the file is damaged, truncated or not what its name says
  Unsupported, ///< whole and valid, but of a kind this version does not read or do
  WriteFailed, ///< disk full, no permission, read-only
  Conflict,    ///< another program or run holds the thing
  OutOfMemory,
  Cancelled, ///< the user stopped it; not a fault
  Internal
};

/// The one exception of the program. Thrown in core, caught at a job's edge, shown where the work was asked for.
/// what() is English and complete; the window translates reason() and advice() instead.
class Error : public std::runtime_error {
public:
  /// @param subject the file or item concerned; may be empty. Never a patient's name.
  /// @param advice  what the user can do; may be empty.
  Error(ErrorCode code, Text reason, std::string subject = {}, Text advice = {});

  [[nodiscard]] ErrorCode code() const noexcept { return code_; }
  [[nodiscard]] const Text& reason() const noexcept { return reason_; }
  [[nodiscard]] const std::string& subject() const noexcept { return subject_; }
  [[nodiscard]] const Text& advice() const noexcept { return advice_; }

private:
  ErrorCode code_;
  Text reason_;
  std::string subject_;
  Text advice_;
};

} // namespace stratoscope
