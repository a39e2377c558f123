using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Simulation.Recordings;

/// <summary>The recording of a case: by the case's id, or by one of its instances.</summary>
/// <param name="WithPersonalData">Keeps names and texts; never for a file that leaves the house.</param>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record RecordCase(Guid Id, bool WithPersonalData = false) : IQuery<CaseRecording>;

/// <param name="Unfaithful">What a replay on its own versions does otherwise; null where it takes the recorded path.</param>
public sealed record CaseRecording(Recording Recording, string? Unfaithful);

internal sealed class RecordCaseHandler(CaseFlowDb db, RecordingReader reader, RecordedDefinitions definitions, Replayer replayer)
    : IRequestHandler<RecordCase, Result<CaseRecording>>
{
    public async Task<Result<CaseRecording>> Handle(RecordCase request, CancellationToken cancellationToken)
    {
        var correlation = await db.Set<WorkflowInstance>().AsNoTracking().Where(i => i.Id == request.Id).Select(i => i.CorrelationId).FirstOrDefaultAsync(cancellationToken)
            ?? request.Id.ToString();
        if (!await db.Set<WorkflowInstance>().AnyAsync(i => i.CorrelationId == correlation, cancellationToken))
        {
            return Refusal.NotFound("recording.unknown", request.Id);
        }

        if (await reader.OfAsync(correlation, request.WithPersonalData, cancellationToken) is not { } recording)
        {
            return Refusal.Conflict("recording.not-kept", request.Id);
        }

        var replayed = await replayer.ReplayAsync(
            correlation, recording, await definitions.OfAsync(recording.Versions.Keys, cancellationToken), null, Replayer.SweepDelay, cancellationToken);
        return new CaseRecording(recording, replayed.Difference);
    }
}

/// <summary>Documents of versions in the database.</summary>
internal sealed class RecordedDefinitions(CaseFlowDb db)
{
    public async Task<IReadOnlyList<Definitions.WorkflowDocument>> OfAsync(IEnumerable<string> ids, CancellationToken ct)
    {
        var wanted = ids.ToList();
        var texts = await db.Set<Definitions.DefinitionVersion>().AsNoTracking().Where(d => wanted.Contains(d.DefinitionId) || d.IsPublished).Select(d => d.Document).ToListAsync(ct);
        return texts.ConvertAll(Definitions.WorkflowDocument.Parse);
    }
}
