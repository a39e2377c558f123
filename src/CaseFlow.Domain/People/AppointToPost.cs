using CaseFlow.Domain.Kernel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.People;

/// <summary>Gives a person a role in a unit, from now on. The three administrators stay apart (GB/T 22239, 三员分立).</summary>
[AllowedTo(Roles.SystemAdministrator)]
public sealed record AppointToPost(Guid PersonId, string Role, Guid UnitId) : ICommand<Guid>, IConcerns
{
    Guid IConcerns.SubjectId => PersonId;
}

internal sealed class AppointToPostValidator : AbstractValidator<AppointToPost>
{
    public AppointToPostValidator()
    {
        RuleFor(x => x.PersonId).NotEmpty();
        RuleFor(x => x.UnitId).NotEmpty();
        RuleFor(x => x.Role).Must(RoleCatalog.All.Contains).WithErrorCode("post.role-unknown").WithMessage(x => TextCatalog.Get("post.role-unknown", x.Role));
    }
}

internal sealed class AppointToPostHandler(CaseFlowDb db, TimeProvider time) : IRequestHandler<AppointToPost, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AppointToPost request, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == request.PersonId, cancellationToken);
        var unit = await db.Set<Unit>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == request.UnitId, cancellationToken);
        if (person is null || unit is null)
        {
            return person is null ? Refusal.NotFound("person.unknown") : Refusal.NotFound("unit.unknown");
        }

        // Who comes from outside has no post inside, and the other way round.
        if (request.Role == Roles.Enterprise != (unit.Kind == UnitKind.Enterprise) || request.Role == Roles.ThirdPartyExpert != (unit.Kind == UnitKind.TechnicalBody))
        {
            return new Refusal("post.role-unfit", "role", TextCatalog.Get($"role.{request.Role}"), unit.Name);
        }

        var now = time.GetUtcNow();
        var held = await db.Set<Post>().AsNoTracking().ValidAt(now).Where(p => p.PersonId == request.PersonId).ToListAsync(cancellationToken);
        if (held.Any(p => p.Role == request.Role && p.UnitId == request.UnitId))
        {
            return Refusal.Conflict("post.held-already", person.Name, TextCatalog.Get($"role.{request.Role}"));
        }

        if (held.FirstOrDefault(p => RoleCatalog.Exclude(p.Role, request.Role)) is { } other)
        {
            return new Refusal("post.administrators-apart", "role", person.Name, TextCatalog.Get($"role.{other.Role}"), TextCatalog.Get($"role.{request.Role}"));
        }

        var post = new Post { Id = Guid.CreateVersion7(now), PersonId = person.Id, Role = request.Role, UnitId = unit.Id, ValidFrom = now };
        db.Add(post);
        return post.Id;
    }
}
