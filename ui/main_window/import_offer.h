#pragma once

#include <QObject>

#include <filesystem>

namespace stratoscope::ui {

class MessageBar;
class Workbench;

/// When a cohort comes up with an unfinished import in it, or an import was just stopped: offers once to go on with it
/// or to throw away what it has read.
class ImportOffer : public QObject {
  Q_OBJECT

public:
  /// Both must outlive the offer.
  ImportOffer(Workbench& workbench, MessageBar& messages, QObject* parent = nullptr);

private:
  void follow();

  Workbench& workbench_;
  MessageBar& messages_;
  std::filesystem::path offered_; ///< the cohort that the offer was made for
};

/// Whether the open cohort has an import that can be gone on with, and does so.
[[nodiscard]] bool canContinueImport(const Workbench& workbench);
void continueImport(Workbench& workbench);

} // namespace stratoscope::ui
