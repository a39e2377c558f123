using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.GridOfficers;

public sealed record OfficerFacts(Guid Id, Guid PersonId, string Name, bool FullTime, string State, string RegionPath, DateOnly HiredOn, DateOnly? ExamPassedOn);

/// <summary>What the register tells and takes from the features that train officers.</summary>
public interface IOfficerRegister
{
    /// <summary>Those of the ids whose file the actor may open.</summary>
    Task<IReadOnlyDictionary<Guid, OfficerFacts>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>The day on which the exam of the pre-job training was passed (R55); null: it is not passed.</summary>
    Task<Result<Done>> SetExamAsync(Guid officerId, DateOnly? passedOn, CancellationToken ct);
}

/// <summary>What the training records tell the register; registered by the feature that keeps them.</summary>
public interface ITrainingQuota
{
    /// <summary>The officers whose trainings of the calendar year meet the rule (R56), as a query to narrow lists by.</summary>
    Task<IQueryable<Guid>> MetAsync(int year, CancellationToken ct);
}

internal sealed class OfficerRegister(CaseFlowDb db, OfficerFiles files) : IOfficerRegister
{
    public async Task<IReadOnlyDictionary<Guid, OfficerFacts>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await files.Seen.AsNoTracking().Where(o => ids.Contains(o.Id))
            .Select(o => new OfficerFacts(o.Id, o.PersonId, o.Name, o.FullTime, o.State, o.RegionPath, o.HiredOn, o.ExamPassedOn)).ToDictionaryAsync(o => o.Id, ct);

    public async Task<Result<Done>> SetExamAsync(Guid officerId, DateOnly? passedOn, CancellationToken ct)
    {
        if (await db.Set<GridOfficer>().FirstOrDefaultAsync(o => o.Id == officerId, ct) is not { } officer)
        {
            return Refusal.NotFound("officer.unknown");
        }

        if (passedOn is null && officer.CertificateNumber is { } number)
        {
            return Refusal.Conflict("officer.certified-already", officer.Name, number);
        }

        officer.ExamPassedOn = passedOn;
        if (officer.State != OfficerStates.OnPost)
        {
            officer.State = OfficerStates.OffPost(officer);
        }

        return Done.Value;
    }
}
