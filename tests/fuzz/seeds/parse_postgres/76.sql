SELECT 'über', :größe, nope nope2 nope3
