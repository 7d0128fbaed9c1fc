#pragma once

#include <QString>

namespace stratoscope::ui {

/// What a person asks of a training; words as the command line uses them.
struct LearnSettings {
  QString model = QStringLiteral("residual");          ///< residual or reference
  QString loss = QStringLiteral("dcl");                ///< ntxent or dcl
  QString augmentation = QStringLiteral("radiograph"); ///< radiograph, slice, microscopy or photograph
  int epochs = 20;
  int batch = 128;
  int latent = 64; ///< dimension of the embedding
  double temperature = 0.2;
  double reconstructionWeight = 0.1;          ///< lambda of the reconstruction beside the contrastive loss, which has 1
  bool variational = false;                   ///< the embedding as a normal distribution
  double divergenceWeight = 0.001;            ///< of the divergence from the standard one, where variational
  QString precision = QStringLiteral("auto"); ///< auto, float or bf16
  int seed = 0;
  QString device = QStringLiteral("auto"); ///< auto, cpu or cuda
};

} // namespace stratoscope::ui
