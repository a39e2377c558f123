using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>An extension may only make longer: to a day after the last day in force and not before today (C40).</summary>
internal static class ExtensionDay
{
    public static Refusal? Check(DateOnly day, ListedCase listed, TimeProvider time)
    {
        var current = listed.SupervisionLastDay is { } set && set > listed.LastDay ? set : listed.LastDay!.Value;
        return day switch
        {
            _ when day <= current => new Refusal("extension.not-later", "newLastDay", day.ToLongText(), current.ToLongText()),
            _ when day < time.Today() => new Refusal("extension.past", "newLastDay", day.ToLongText()),
            _ => null,
        };
    }
}
