// Studio is interpreted .NET: opening is over before traces compiled on the way would pay, so none are compiled.
Blazor.start({ configureRuntime: runtime => runtime.withRuntimeOptions(["--no-jiterpreter-traces-enabled"]) });
