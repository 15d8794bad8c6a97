// A plug-in of clang that lets what comes after it, clang-tidy's matchers, walk our own declarations alone: nine tenths of
// the declarations of a unit stand in headers of the system, where no finding is shown.
#include <memory>
#include <vector>

#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/FrontendPluginRegistry.h"

namespace {

class OwnCodeScope : public clang::ASTConsumer {
public:
    void HandleTranslationUnit(clang::ASTContext& context) override {
        std::vector<clang::Decl*> ours;
        for (clang::Decl* declaration : context.getTranslationUnitDecl()->decls()) {
            if (!context.getSourceManager().isInSystemHeader(declaration->getLocation())) {
                ours.push_back(declaration);
            }
        }
        context.setTraversalScope(ours);
    }
};

class OwnCodeScopeAction : public clang::PluginASTAction {
protected:
    std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance&, llvm::StringRef) override {
        return std::make_unique<OwnCodeScope>();
    }
    bool ParseArgs(const clang::CompilerInstance&, const std::vector<std::string>&) override { return true; }
    ActionType getActionType() override { return AddBeforeMainAction; }
};

const clang::FrontendPluginRegistry::Add<OwnCodeScopeAction> registered("own-code-scope", "walk no system headers");

}  // namespace
