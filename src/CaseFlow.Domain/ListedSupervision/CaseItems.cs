namespace CaseFlow.Domain.ListedSupervision;

/// <summary>A case as one line of a list.</summary>
internal static class CaseItems
{
    public static CaseItem ToItem(this ListedCase c) => new(
        c.Id, c.Number, c.HazardId, c.HazardNumber, c.EnterpriseName, c.HazardText, c.GradeName, c.StreetName, c.Place, c.Milestone,
        Milestones.NameOf(c.Milestone, c.MilestoneName), c.Closed, c.SupervisingUnitName, c.GoverningUnitName, c.ProposedAt, c.ListedAt, c.LastDay,
        c.DueAt, c.Provisional, c.Overdue, c.OverdueSince, c.Extensions, c.SupervisionLastDay);
}
