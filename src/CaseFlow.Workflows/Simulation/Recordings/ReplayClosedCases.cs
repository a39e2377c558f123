using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Workflows.Simulation.Recordings;

/// <summary>
/// What a version would have made of the cases that are closed: which would have gone another way, been late, been
/// escalated. Reads the newest cases first, at most <see cref="Most"/>.
/// </summary>
/// <param name="Definition">Cases in which an instance of it ran.</param>
/// <param name="Version">The version to replay against; null with no document takes the newest.</param>
/// <param name="Document">A draft's JSON instead of a stored version.</param>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record ReplayClosedCases(string Definition, DateTimeOffset? Since = null, int? Version = null, string? Document = null) : IQuery<ClosedCasesReplayed>
{
    public const int Most = 500;
}

/// <param name="Closed">Closed cases there are; more than are replayed where there are too many.</param>
/// <param name="NotKept">Cases whose answers were not kept when they ran.</param>
public sealed record ClosedCasesReplayed(int Closed, int NotKept, IReadOnlyList<ReplayOutcome> Cases);

internal sealed class ReplayClosedCasesHandler(ClosedCorrelations correlations, RecordingReader reader, RecordedDefinitions definitions, Replayer replayer)
    : IRequestHandler<ReplayClosedCases, Result<ClosedCasesReplayed>>
{
    public async Task<Result<ClosedCasesReplayed>> Handle(ReplayClosedCases request, CancellationToken cancellationToken)
    {
        var all = await definitions.OfAsync([request.Definition], cancellationToken);
        if (Against(request, all) is not { } against)
        {
            return Refusal.NotFound("recording.against-unknown", request.Definition, request.Version?.ToString(CultureInfo.InvariantCulture) ?? "—");
        }

        var closed = await correlations.OfAsync(request.Definition, request.Since, null, cancellationToken);
        List<ReplayOutcome> cases = [];
        var notKept = 0;
        foreach (var (correlation, _) in closed.Take(ReplayClosedCases.Most))
        {
            if (await reader.OfAsync(correlation, withPersonalData: true, cancellationToken) is not { } recording)
            {
                notKept++;
                continue;
            }

            var versions = await definitions.OfAsync(recording.Versions.Keys, cancellationToken);
            cases.Add(await replayer.ReplayAsync(correlation, recording, versions, against, Replayer.SweepDelay, cancellationToken));
        }

        return new ClosedCasesReplayed(closed.Count, notKept, cases);
    }

    private static WorkflowDocument? Against(ReplayClosedCases request, IReadOnlyList<WorkflowDocument> all)
    {
        if (request.Document is { } draft)
        {
            try
            {
                return WorkflowDocument.Parse(draft) is { } document && document.DefinitionId == request.Definition ? document : null;
            }
            catch (DocumentException)
            {
                return null;
            }
        }

        return all.Where(d => d.DefinitionId == request.Definition && (request.Version is null || d.Version == request.Version)).MaxBy(d => d.Version);
    }
}
