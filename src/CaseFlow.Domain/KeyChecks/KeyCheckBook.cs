using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.KeyChecks;

/// <summary>A check that counts for a round.</summary>
public sealed record CountedCheck(Guid Id, string Number, DateOnly Day);

/// <summary>Opens rounds, counts checks for them, and tells their processes when nothing is open any more or something is again.</summary>
internal sealed class KeyCheckBook(
    CaseFlowDb db, IDatabaseDialect dialect, IPeopleDirectory people, IChecksMade made, IProcesses processes, RequestContext context, TimeProvider time)
{
    /// <summary>Starts the process of a round; the payload says which one.</summary>
    public const string Opened = "KeyCheckRoundOpened";

    /// <summary>Nothing in the round is open.</summary>
    public const string Done = "KeyChecksDone";

    /// <summary>Something in it is open again: an object joined.</summary>
    public const string Reopened = "KeyChecksReopened";

    /// <summary>None of its objects is on the list any more.</summary>
    public const string CalledOff = "KeyChecksCalledOff";

    public Task<KeyCheckRound?> FindAsync(Guid id, CancellationToken ct) => db.Set<KeyCheckRound>().IgnoreQueryFilters().FirstOrDefaultAsync(r => r.Id == id, ct);

    public Task<List<KeyCheckDuty>> DutiesAsync(Guid roundId, CancellationToken ct) => db.Set<KeyCheckDuty>().Where(d => d.RoundId == roundId).ToListAsync(ct);

    /// <summary>The unit owes checks of these objects in the week or month of the day; answers with its round.</summary>
    public async Task<KeyCheckRound> OweAsync(string kind, UnitFacts holder, IReadOnlyCollection<Guid> enterprises, DateOnly day, CancellationToken ct)
    {
        var (first, last) = KeyCheckKinds.Period(kind, day);
        await LockAsync(kind, holder.Id, ct);
        var round = await db.Set<KeyCheckRound>().IgnoreQueryFilters().FirstOrDefaultAsync(r => r.HolderUnitId == holder.Id && r.Kind == kind && r.FirstDay == first, ct);
        var begins = round is null or { EndedAt: not null };
        if (round is null)
        {
            round = new KeyCheckRound
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()), Kind = kind, HolderUnitId = holder.Id, HolderName = holder.Name, RegionPath = holder.RegionPath ?? "", FirstDay = first, LastDay = last,
            };
            db.Add(round);
            db.Add(new UnitAccess { SubjectId = round.Id, UnitId = holder.Id });
        }

        // It was called off, and somebody joins again.
        (round.EndedAt, round.Complete) = (null, !begins && round.Complete);
        var owed = (await DutiesAsync(round.Id, ct)).ToDictionary(d => d.EnterpriseId);
        foreach (var id in enterprises)
        {
            if (!owed.TryGetValue(id, out var duty))
            {
                db.Add(new KeyCheckDuty { RoundId = round.Id, EnterpriseId = id });
            }
            else if (duty.Reason == KeyCheckReasons.Left)
            {
                (duty.State, duty.Reason) = (KeyCheckStates.Open, null);
            }
        }

        await db.SaveChangesAsync(ct);
        if (begins)
        {
            await processes.PublishAsync(Opened, round.Id, Facts(round), ct);
        }
        else
        {
            await SettleAsync(round, ct);
            await TellAsync(round, ct);
        }

        return round;
    }

    /// <summary>Counts the checks of the round's days again.</summary>
    public async Task<IReadOnlyList<KeyCheckDuty>> SettleAsync(KeyCheckRound round, CancellationToken ct)
    {
        var duties = await DutiesAsync(round.Id, ct);
        var checks = await made.OfAsync(duties.ConvertAll(d => d.EnterpriseId), round.FirstDay, round.LastDay, ct);
        var units = await CountingAsync(round, checks, ct);
        var counting = checks.Where(c => units.Contains(c.UnitId)).ToLookup(c => c.EnterpriseId);
        foreach (var duty in duties.Where(d => d.Reason != KeyCheckReasons.Left))
        {
            var counted = counting[duty.EnterpriseId].Take(round.Least).Select(c => new CountedCheck(c.Id, c.Number, c.Day)).ToList();
            duty.Checks = JsonSerializer.Serialize(counted);

            // A check that a phone sends after the week tells that there was none to reproach.
            if (counted.Count >= round.Least)
            {
                (duty.State, duty.Reason) = (KeyCheckStates.Done, null);
            }
        }

        return duties;
    }

    /// <summary>Tells the process of the round when it is complete, or no longer.</summary>
    public async Task TellAsync(KeyCheckRound round, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var complete = !await db.Set<KeyCheckDuty>().AnyAsync(d => d.RoundId == round.Id && d.State == KeyCheckStates.Open, ct);
        if (round.EndedAt is null && complete != round.Complete)
        {
            round.Complete = complete;
            await db.SaveChangesAsync(ct);
            await processes.PublishAsync(complete ? Done : Reopened, round.Id, new JsonObject { ["roundId"] = round.Id.ToString() }, ct);
        }
    }

    /// <summary>Nobody has to check anything in it any more; what was checked stays.</summary>
    public async Task CallOffAsync(KeyCheckRound round, CancellationToken ct)
    {
        round.EndedAt = time.GetUtcNow();
        await db.SaveChangesAsync(ct);
        await processes.PublishAsync(CalledOff, round.Id, new JsonObject { ["roundId"] = round.Id.ToString() }, ct);
    }

    // Of two checks that come at once one must see the other, or nobody is the last.
    public Task LockAsync(string kind, Guid holder, CancellationToken ct) => dialect.LockAsync(db, $"key-checks:{kind}:{holder:N}", ct);

    private async Task<HashSet<Guid>> CountingAsync(KeyCheckRound round, IReadOnlyList<CheckMade> checks, CancellationToken ct)
    {
        HashSet<Guid> units = [round.HolderUnitId];
        if (round is { CommunitiesCount: true, Kind: KeyCheckKinds.Week })
        {
            using var _ = context.EnterProcess();
            foreach (var id in checks.Select(c => c.UnitId).Distinct())
            {
                if ((await people.FindUnitAsync(id, ct))?.RegionPath?.StartsWith(round.RegionPath, StringComparison.Ordinal) == true)
                {
                    units.Add(id);
                }
            }
        }

        return units;
    }

    // Ids and instants as text: a script knows no other.
    private static JsonObject Facts(KeyCheckRound round) => new()
    {
        ["roundId"] = round.Id.ToString(),
        ["kind"] = round.Kind,
        ["holder"] = round.HolderName,
        ["firstAt"] = round.FirstDay.StartOfDay().ToString("O", CultureInfo.InvariantCulture),
        ["endsAt"] = round.LastDay.EndOfDay().ToString("O", CultureInfo.InvariantCulture),
        ["days"] = round.LastDay.DayNumber - round.FirstDay.DayNumber + 1,
    };
}
