#include "ui/jobs/error_in_flight.h"

#include <exception>
#include <new>

namespace stratoscope::ui {

Error errorInFlight() {
  try {
    throw;
  } catch (const Error& error) {
    return error;
  } catch (const std::bad_alloc&) {
    return {ErrorCode::OutOfMemory,
            STRATOSCOPE_TEXT("the memory is not enough for this step"),
            {},
            STRATOSCOPE_TEXT("Close other programs, or choose a smaller batch or image size")};
  } catch (const std::exception& fault) {
    return {ErrorCode::Internal, {STRATOSCOPE_TEXT("unexpected fault: %1"), {fault.what()}}};
  } catch (...) {
    return {ErrorCode::Internal, STRATOSCOPE_TEXT("unexpected fault of an unknown kind")};
  }
}

} // namespace stratoscope::ui
