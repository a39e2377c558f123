using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>The listing or the delisting was made public (practice §2.5).</summary>
/// <param name="Parameters"><c>kind</c>: <c>listing</c> or <c>delisting</c>.</param>
/// <param name="AnnouncedOn">Not in the future.</param>
/// <param name="Link">An http(s) address, when it was published on one.</param>
[ViaWorkItem("announcement")]
public sealed record RecordAnnouncement(Guid SubjectId, JsonObject? Parameters, string? Medium, DateOnly? AnnouncedOn, string? Link)
    : ICommand<Recorded>, IConcerns;
