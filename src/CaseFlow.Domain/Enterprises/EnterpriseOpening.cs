using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;

namespace CaseFlow.Domain.Enterprises;

/// <summary>Makes the file of an enterprise inside the caller's transaction, once everything about it was checked.</summary>
internal sealed class EnterpriseOpening(CaseFlowDb db, IUnitRegister units, ITimeline timeline, RequestContext context, TimeProvider time)
{
    public Enterprise Open(RegisterEnterprise request, RegionFacts community)
    {
        var (now, since) = (time.GetUtcNow(), request.Since ?? time.Today());
        var enterprise = new Enterprise
        {
            Id = Guid.CreateVersion7(now),
            Name = request.Name.Trim(),
            CreditCode = request.CreditCode,
            Address = request.Address.Trim(),
            Industry = request.Industry,
            IndustryName = request.IndustryName,
            CommunityCode = community.Code,
            RegionPath = community.Path,
            LegalPerson = request.LegalPerson,
            Contact = request.Contact,
            Phone = request.Phone,
            UnitId = units.Add(UnitKind.Enterprise, request.Name.Trim(), community.Path),
            DepartmentUnitId = request.DepartmentUnitId,
            Demo = request.Demo,
            Category = request.Category,
            RiskGrade = request.RiskGrade,
            StateSince = since,
        };
        enterprise.Rename(request.Name, request.Address);
        db.Add(enterprise);
        db.Add(enterprise.Change(EnterpriseChanges.Added, since, 1, TextCatalog.Get("enterprise.registered"), context.Who.Name, now));
        db.Add(new UnitAccess { SubjectId = enterprise.Id, UnitId = enterprise.UnitId });
        if (request.DepartmentUnitId is { } unitId)
        {
            db.Add(new UnitAccess { SubjectId = enterprise.Id, UnitId = unitId });
        }

        timeline.Write(enterprise.Id, "timeline.enterprise-added", since, context.Who.UnitName);
        return enterprise;
    }
}
