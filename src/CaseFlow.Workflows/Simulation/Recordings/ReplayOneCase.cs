using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using MediatR;

namespace CaseFlow.Workflows.Simulation.Recordings;

/// <summary>The closed cases of a definition that the asker may see, the newest first, at most <see cref="ReplayClosedCases.Most"/>.</summary>
/// <param name="Until">The first instant that is too late.</param>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record FindClosedCases(string Definition, DateTimeOffset? Since = null, DateTimeOffset? Until = null, int Most = 100) : IQuery<ClosedCaseList>;

/// <param name="Closed">How many there are; more than the list holds where it was cut.</param>
public sealed record ClosedCaseList(int Closed, IReadOnlyList<ClosedCase> Cases);

/// <param name="Kind">Of the subject, for its page; null where the process has none.</param>
public sealed record ClosedCase(string Correlation, string Name, string? Kind, Guid? SubjectId, DateTimeOffset ClosedAt);

/// <summary>How one closed case would have gone by a version, done again without names and texts (see <see cref="RecordCase"/>).</summary>
/// <param name="Version">Null: the latest, a draft where there is one.</param>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record ReplayOneCase(string Definition, string Correlation, int? Version = null) : IQuery<ReplayedCase>;

/// <param name="Outcome">Null where its answers were not kept when it ran.</param>
public sealed record ReplayedCase(ReplayOutcome? Outcome);

internal sealed class ReplayOneCaseHandler(
    ClosedCorrelations correlations, Subjects subjects, VersionsAtHand versions, RecordingReader reader, RecordedDefinitions definitions, Replayer replayer) :
    IRequestHandler<FindClosedCases, Result<ClosedCaseList>>, IRequestHandler<ReplayOneCase, Result<ReplayedCase>>
{
    public async Task<Result<ClosedCaseList>> Handle(FindClosedCases request, CancellationToken cancellationToken)
    {
        var closed = await correlations.OfAsync(request.Definition, request.Since, request.Until, cancellationToken);
        var most = Math.Clamp(request.Most, 1, ReplayClosedCases.Most);
        List<ClosedCase> seen = [];
        foreach (var (correlation, at) in closed)
        {
            if (seen.Count == most)
            {
                break;
            }

            if (await SeenAsync(correlation, at, cancellationToken) is { } one)
            {
                seen.Add(one);
            }
        }

        return new ClosedCaseList(seen.Count < most ? seen.Count : closed.Count, seen);
    }

    public async Task<Result<ReplayedCase>> Handle(ReplayOneCase request, CancellationToken cancellationToken)
    {
        if (await versions.OfAsync(request.Definition, request.Version, cancellationToken) is not { } against)
        {
            return Refusal.NotFound("recording.against-unknown", request.Definition, request.Version?.ToString(CultureInfo.InvariantCulture) ?? "—");
        }

        if (await SeenAsync(request.Correlation, default, cancellationToken) is not { } one)
        {
            return Refusal.NotFound("recording.unknown", request.Correlation);
        }

        if (await reader.OfAsync(request.Correlation, withPersonalData: false, cancellationToken) is not { } recording)
        {
            return new ReplayedCase(null);
        }

        var own = await definitions.OfAsync(recording.Versions.Keys, cancellationToken);
        return new ReplayedCase(await replayer.ReplayAsync(one.Name, recording, own, against[0], Replayer.SweepDelay, cancellationToken));
    }

    /// <summary>Null where the case is outside the asker's scope.</summary>
    private async Task<ClosedCase?> SeenAsync(string correlation, DateTimeOffset closedAt, CancellationToken ct)
    {
        if (!Guid.TryParse(correlation, out var id))
        {
            return new ClosedCase(correlation, correlation, null, null, closedAt);
        }

        return await subjects.FindAsync(id, ct) is { } subject ? new ClosedCase(correlation, subject.Number ?? subject.Title, subject.Kind, id, closedAt) : null;
    }
}
