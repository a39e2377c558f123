using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>The listing body does not list the hazard; it may be proposed again later.</summary>
[ViaWorkItem("decline-listing")]
public sealed record DeclineListing(Guid SubjectId, JsonObject? Parameters, string? Reason) : ICommand<Done>, IConcerns;
