#include "core/imaging/decoder_service.h"

#include "core/base/threads.h"
#include "core/imaging/decoder_message.h"
#include "core/imaging/message_channel.h"

#include <algorithm>
#include <csignal>
#include <itkMultiThreaderBase.h>
#include <new>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace stratoscope::imaging {
namespace {

DecoderFailure failureOf(const Error& error) { return {error.code(), error.reason(), error.subject(), error.advice()}; }

/// The limit of memory holds for the file in memory, too, as a limit of file size.
void writeValues(const char* bytes, std::size_t size) {
  for (std::size_t done = 0; done < size;) {
    const auto count = ::pwrite(decoderMemory, bytes + done, size - done, static_cast<off_t>(done));
    if (count <= 0) {
      throw std::bad_alloc();
    }
    done += static_cast<std::size_t>(count);
  }
}

DecodedVolume packed(Volume&& volume) {
  const auto values = std::move(volume.values);
  DecodedVolume decoded{std::move(volume), values.size(), {}};
  const auto* bytes = reinterpret_cast<const char*>(values.data());
  const auto size = values.size() * sizeof(float);
  if (size <= mostBytesInMessage) {
    decoded.bytes.assign(bytes, size);
  } else {
    writeValues(bytes, size);
  }
  return decoded;
}

DecoderAnswer perform(PixelDecoder& decoder, const DecoderRequest& request) {
  if (request.task == DecoderTask::StoredValues) {
    return decoder.storedValues(request.series);
  }
  return packed(decoder.decode(request.series));
}

DecoderAnswer answerTo(PixelDecoder& decoder, const std::string& message) {
  try {
    return perform(decoder, decodeRequest(message));
  } catch (const Error& error) {
    return failureOf(error);
  } catch (const std::bad_alloc&) {
    return DecoderFailure{ErrorCode::OutOfMemory, STRATOSCOPE_TEXT("there is not enough memory for the image"), {}, {}};
  } catch (const std::exception& problem) {
    return DecoderFailure{
        ErrorCode::Unreadable, {STRATOSCOPE_TEXT("the image cannot be decoded (%1)"), {problem.what()}}, {}, {}};
  }
}

bool isSocket(int descriptor) {
  int type = 0;
  socklen_t length = sizeof(type);
  return ::getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &length) == 0 && type == SOCK_STREAM;
}

} // namespace

bool becomeDecoderProcess(pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::prctl(PR_SET_DUMPABLE, 0);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  std::signal(SIGXFSZ, SIG_IGN); // a write beyond the limit fails instead
  setThreadCount(1);
  itk::MultiThreaderBase::SetGlobalDefaultNumberOfThreads(1);
  itk::MultiThreaderBase::SetGlobalMaximumNumberOfThreads(1);
  return ::getppid() == parent && isSocket(decoderSocket);
}

void serveDecoder(PixelDecoder& decoder) {
  std::string message;
  while (receiveMessage(decoderSocket, message, {}) == ChannelState::Done) {
    const auto answer = encode(answerTo(decoder, message));
    if (sendMessage(decoderSocket, answer, {}) != ChannelState::Done) {
      return;
    }
  }
}

} // namespace stratoscope::imaging
