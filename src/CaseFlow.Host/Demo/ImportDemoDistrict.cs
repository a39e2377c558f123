using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Security;
using CaseFlow.Host.Security.Accounts;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Demo;

/// <summary>
/// Sets up 雁塔区 with its offices, people and enterprises in one transaction; what is there already stays. Accounts with
/// the published password are made only where the caller says so: in Development.
/// </summary>
[ProcessOnly]
public sealed record ImportDemoDistrict(bool WithAccounts) : ICommand<DemoDistrictReady>;

public sealed record DemoDistrictReady(int Regions, int Units, int Accounts, int Enterprises);

internal sealed class ImportDemoDistrictHandler(
    CaseFlowDb db, IMediator mediator, IPasswordHasher<Account> hasher, ILookupNormalizer names, SecurityClock clock, RequestContext context)
    : IRequestHandler<ImportDemoDistrict, Result<DemoDistrictReady>>
{
    public async Task<Result<DemoDistrictReady>> Handle(ImportDemoDistrict request, CancellationToken cancellationToken)
    {
        var regions = DemoData.Regions();
        await SendAsync(new ImportRegions(regions), cancellationToken);
        var rows = DemoData.Units();
        var ids = await SendAsync(new RegisterUnits(rows), cancellationToken);
        var units = rows.Zip(ids).ToDictionary(u => Key(u.First), u => u.Second);
        foreach (var enterprise in DemoData.Enterprises())
        {
            units[$"enterprise:{enterprise.CreditCode}"] = await EnterpriseUnitAsync(enterprise, units[enterprise.Department], cancellationToken);
        }

        // The whole is about no single enterprise.
        context.BeginRequest(null);
        var hash = request.WithAccounts ? hasher.HashPassword(null!, DemoAccounts.Password) : null;
        var people = DemoData.People();
        Dictionary<string, Guid> persons = [];
        foreach (var person in people)
        {
            persons[person.UserName] = await EnrolAsync(person, units[person.Unit], hash, cancellationToken);
        }

        await DrawAsync(persons, cancellationToken);

        return new DemoDistrictReady(regions.Count, units.Count, request.WithAccounts ? people.Count : 0, DemoData.Enterprises().Count);
    }

    // Communities may share a name; people.csv tells them apart by code.
    private static string Key(UnitRow unit) => unit.Kind == UnitKind.Community ? $"{unit.Name}@{unit.RegionCode}" : unit.Name;

    private async Task<Guid> EnterpriseUnitAsync(DemoEnterprise e, Guid department, CancellationToken ct)
    {
        var known = await mediator.Send(new FindEnterprises(e.CreditCode), ct);
        return known.Value.Items is [var row]
            ? row.UnitId
            : (await SendAsync(
                new RegisterEnterprise(
                    e.Name, e.CreditCode, e.Address, e.Industry, e.IndustryName, e.CommunityCode, e.LegalPerson, e.Contact, e.Phone, department, Demo: true, Category: e.Category, Distinct: true),
                ct)).UnitId;
    }

    private async Task<Guid> EnrolAsync(DemoPerson person, Guid unit, string? hash, CancellationToken ct)
    {
        var known = await mediator.Send(new FindPersons(person.Name, person.Role, unit), ct);
        if (known.Value is not [{ Id: var id }])
        {
            id = await SendAsync(new RegisterPerson(person.Name, person.Phone, person.Mail), ct);
            await SendAsync(new AppointToPost(id, person.Role, unit), ct);
        }

        if (hash is not null && !await db.Set<Account>().AnyAsync(a => a.PersonId == id, ct))
        {
            db.Add(new Account
            {
                Id = Guid.CreateVersion7(clock.Now),
                PersonId = id,
                UserName = person.UserName,
                NormalizedUserName = names.NormalizeName(person.UserName)!,
                PasswordHash = hash,
                PasswordChangedAt = clock.Now,
            });
        }

        return id;
    }

    /// <summary>Boundaries, and who answers for the grids that are looked at first.</summary>
    private async Task DrawAsync(Dictionary<string, Guid> persons, CancellationToken ct)
    {
        var first = DemoData.Duties()[0];
        if ((await mediator.Send(new GridDetails(first.GridCode), ct)).Value.Duties.Count > 0)
        {
            return;
        }

        foreach (var boundaries in DemoData.Boundaries())
        {
            await SendAsync(new ImportBoundaries(boundaries.GeoJson, first.FirstDay, boundaries.Source), ct);
        }

        foreach (var duty in DemoData.Duties())
        {
            await SendAsync(new AssignDuty(duty.GridCode, duty.Kind, persons[duty.UserName], duty.FirstDay), ct);
        }
    }

    // The files are ours: a refusal here is a defect of theirs.
    private async Task<T> SendAsync<T>(ICommand<T> command, CancellationToken ct)
    {
        var answer = await mediator.Send(command, ct);
        await db.SaveChangesAsync(ct);
        return answer.Value;
    }
}
