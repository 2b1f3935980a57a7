/// The texts that the workbook has of its own.
struct Werkboektaal: Sendable {
  /// On the page.
  let link: String

  let leesMij: String
  let onderwerp: String
  let toelichting: String
  let schooljaarUitleg: String
  let narekenenUitleg: String
  let nietHier: String
  let nietHierUitleg: String

  let sommen: String
  let sommenUitleg: String
  let aansluiting: String
  let begin: String
  let stappen: String
  let eind: String
  let nagerekend: String
  let controle: String
  let klopt: String
  let verschil: String

  let aansluitingBlad: String
  let aansluitingUitleg: String
  let uitleg: String
  let watervalBlad: String
  let watervalUitleg: String
  let balk: String
  let onder: String
  let achter: String
  let achterUitleg: String
  let verdeling: String
  let deel: String

  let tellingen: String
  let tellingenUitleg: String
  let naam: String
  let breuk: String
  let definities: String
  let definitiesUitleg: String
  let schooljaren: String
  let bronnen: String

  let tabelBlad: String
  let naar: String
  let nummer: String
  let bladzijde: String
}
