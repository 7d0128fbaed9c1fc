#pragma once

#include "core/imaging/decoding/decoder_limits.h"
#include "core/imaging/decoding/decoder_message.h"
#include "core/imaging/decoding/process_starter.h"
#include "core/imaging/descriptor.h"

#include <memory>

namespace stratoscope::imaging {

/// One decoder process and the connection to it. For one thread at a time.
class DecoderProcess {
public:
  /// Throws Error::NotFound when the program cannot be started, Error::OutOfMemory when there are no descriptors left.
  DecoderProcess(ProcessStarter& starter, const std::filesystem::path& program);
  ~DecoderProcess(); ///< ends the process
  DecoderProcess(const DecoderProcess&) = delete;
  DecoderProcess& operator=(const DecoderProcess&) = delete;

  /// False once its end was seen.
  [[nodiscard]] bool isAlive() const { return process_ >= 0; }
  /// Looks whether it ended meanwhile, on its own or by another's hand.
  [[nodiscard]] bool checkAlive();
  [[nodiscard]] pid_t id() const { return process_; }

  /// Sends a request and waits for its answer; a volume comes with its values. What the decoder refused is thrown as it
  /// was thrown there. Throws Error::Unreadable that names the series' file when the decoder stops, takes too long,
  /// asks for too much memory or answers what is no answer; it has ended then.
  [[nodiscard]] DecoderAnswer ask(const DecoderRequest& request, const DecoderLimits& limits);

private:
  void limit(std::uint64_t memory);
  [[nodiscard]] std::string exchange(const std::string& request, const DecoderLimits& limits,
                                     const std::string& subject);
  [[nodiscard]] std::shared_ptr<const char> shared(std::uint64_t bytes) const;
  void forgetMuch() const;
  void takeValues(DecodedVolume& decoded) const;
  void takeBytes(DecodedImage& decoded) const;
  [[nodiscard]] DecoderAnswer understood(const std::string& bytes, const DecoderRequest& request);
  void end();
  [[nodiscard]] Text ending();

  Descriptor socket_;
  Descriptor memory_;
  pid_t process_ = -1; ///< -1 once its end was seen
  int status_ = 0;     ///< how it ended, as wait() says it
  std::uint64_t memoryLimit_ = 0;
};

} // namespace stratoscope::imaging
