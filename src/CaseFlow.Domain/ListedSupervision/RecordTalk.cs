using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>约谈 was held (practice §2.8).</summary>
[ViaWorkItem("supervision-talk")]
public sealed record RecordTalk(
    Guid SubjectId, JsonObject? Parameters, DateOnly? HeldOn, string? Attendees, string? Minutes, string? Requirements) : ICommand<Recorded>, IConcerns;
