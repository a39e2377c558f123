using CaseFlow.Domain.Kernel;

namespace CaseFlow.Architecture.Tests.Samples.Requests;

public sealed record OpenToAnybody : ICommand<Done>;
