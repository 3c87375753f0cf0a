cd /tmp/wb/l-vi && nice dotnet build -c Release tests/Workbench.Text.Tests -v q -m:1 -nologo -p:RunAnalyzers=false --no-restore 2>&1 | grep -E "error|warn|Elapsed" | head
cp artifacts/bin/Workbench.Text/release/Workbench.Text.dll artifacts/bin/Workbench.Cli/release/
dotnet artifacts/bin/Workbench.Text.Tests/release/Workbench.Text.Tests.dll -noLogo -noColor 2>&1 | grep -vE "open rows|^Ok, pass|Stack Trace|^ +at |cs\(|covering|covered|Starting|Finished" | head -${1:-60}
date
