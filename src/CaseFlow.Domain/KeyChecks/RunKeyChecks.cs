using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using MediatR;

namespace CaseFlow.Domain.KeyChecks;

/// <summary>The process of a round says by which figures its version counts (R118, R119).</summary>
/// <param name="Least">Checks that each object needs.</param>
/// <param name="WaiveHolidayWeeks">Nothing is owed in a week without a working day (A-11, C50).</param>
/// <param name="CommunitiesCount">Checks by the communities of the street count as the street's.</param>
[ProcessOnly, ProcessCommand("begin-key-checks")]
public sealed record BeginKeyChecks(Guid SubjectId, int Least, bool WaiveHolidayWeeks, bool CommunitiesCount) : ICommand<KeyChecksBegun>, IConcerns;

/// <param name="Open">How many objects are to be checked still.</param>
public sealed record KeyChecksBegun(int Open);

/// <summary>The week or month is over: what is open is a breach, and the next one begins while the unit has key objects.</summary>
[ProcessOnly, ProcessCommand("end-key-checks")]
public sealed record EndKeyChecks(Guid SubjectId, bool WaiveHolidayWeeks) : ICommand<KeyChecksEnded>, IConcerns;

public sealed record KeyChecksEnded(int Breaches);

internal sealed class RunKeyChecksHandler(
    KeyCheckBook book, KeyCheckHolders holders, IPeopleDirectory people, IWorkCalendars calendars, ITimeline timeline, TimeProvider time)
    : IRequestHandler<BeginKeyChecks, Result<KeyChecksBegun>>, IRequestHandler<EndKeyChecks, Result<KeyChecksEnded>>
{
    public async Task<Result<KeyChecksBegun>> Handle(BeginKeyChecks request, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(request.SubjectId, cancellationToken) is not { } round)
        {
            return Refusal.NotFound("key-check.unknown");
        }

        (round.Least, round.CommunitiesCount) = (Math.Max(request.Least, 1), request.CommunitiesCount);
        var open = await OpenAsync(round, request.WaiveHolidayWeeks, cancellationToken);
        round.Complete = open.Count == 0;
        return new KeyChecksBegun(open.Count);
    }

    public async Task<Result<KeyChecksEnded>> Handle(EndKeyChecks request, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(request.SubjectId, cancellationToken) is not { } round)
        {
            return Refusal.NotFound("key-check.unknown");
        }

        // The calendar may have been amended since the week began.
        var open = await OpenAsync(round, request.WaiveHolidayWeeks, cancellationToken);
        foreach (var duty in open)
        {
            duty.State = KeyCheckStates.Breach;
            timeline.Write(duty.EnterpriseId, "timeline.key-check-breach", round.HolderName, round.FirstDay, round.LastDay, round.Least);
        }

        round.EndedAt = time.GetUtcNow();
        await NextAsync(round, cancellationToken);
        return new KeyChecksEnded(open.Count);
    }

    private async Task<List<KeyCheckDuty>> OpenAsync(KeyCheckRound round, bool waive, CancellationToken ct)
    {
        var open = (await book.SettleAsync(round, ct)).Where(d => d.State == KeyCheckStates.Open).ToList();
        if (!waive || round.Kind != KeyCheckKinds.Week || await HasWorkingDayAsync(round, ct))
        {
            return open;
        }

        open.ForEach(d => (d.State, d.Reason) = (KeyCheckStates.NotApplicable, KeyCheckReasons.Holiday));
        return [];
    }

    private async Task<bool> HasWorkingDayAsync(KeyCheckRound round, CancellationToken ct) =>
        (await calendars.CurrentAsync(ct)).WorkingDaysBetween(round.FirstDay.AddDays(-1), round.LastDay) > 0;

    /// <summary>The units are those of today; nothing follows where nothing is owed.</summary>
    private async Task NextAsync(KeyCheckRound round, CancellationToken ct)
    {
        var day = round.LastDay.AddDays(1);
        if (await people.FindUnitAsync(round.HolderUnitId, ct) is { } holder && await holders.ObjectsAsync(round.Kind, holder, day, ct) is { Count: > 0 } owed)
        {
            await book.OweAsync(round.Kind, holder, owed, day, ct);
        }
    }
}
