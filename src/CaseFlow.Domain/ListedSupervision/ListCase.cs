using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>
/// The listing body lists the hazard: who governs, who supervises, who is responsible, which district leader, by when,
/// in which grid (R88–R91). Whatever is missing is named, all at once (C36).
/// </summary>
/// <param name="Parameters">
/// From the definition: <c>numbering</c> (<c>雁安督〔{year}〕{n}号</c>), <c>maxLimitDays</c> (natural days from today to the last day).
/// </param>
[ViaWorkItem("listing")]
public sealed record ListCase(
    Guid SubjectId, JsonObject? Parameters, Guid? GoverningUnitId, Guid? SupervisingUnitId, Guid? ResponsiblePersonId, Guid? LeaderPersonId,
    int? LimitNumber, LimitUnit? LimitUnit, RollRule? LimitRoll, string? GridCode, string? Note) : ICommand<CaseListed>, IConcerns;

public sealed record CaseListed(
    string Number, Limit Limit, DateTimeOffset ListedAt, DateOnly LastDay, DateTimeOffset DueAt, bool Provisional,
    string GoverningUnit, string SupervisingUnit, string ResponsiblePerson, string Leader, string GridCode);
